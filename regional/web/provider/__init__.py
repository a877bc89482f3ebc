"""The OpenID Connect provider that proves who somebody is, where REGIONAL_SIGN_IN is "oidc".

It proves that and no more: the session is ours (regional/workflow/people/sessions.py), and so are the roles.
"""

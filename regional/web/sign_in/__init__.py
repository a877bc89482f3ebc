"""Forms to sign in and out by: plain pages beside Streamlit, which cannot set a cookie.

They are served by asgi.py when REGIONAL_SIGN_IN is "local", and work without any script.
"""

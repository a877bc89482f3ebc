"""Forms to sign in and out by: plain pages beside Streamlit, which cannot set a cookie.

They are served by asgi.py where REGIONAL_SIGN_IN says that people sign in, and work without any script.
"""

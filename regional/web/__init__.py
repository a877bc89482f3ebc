"""What Streamlit cannot do: headers, unknown paths, health, and serving itself."""

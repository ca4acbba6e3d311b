"""The address plate: settings, urls, wsgi."""

"""What a page says in words, whatever holds them."""


def text_of(app):
    parts = (app.title, app.markdown, app.caption, app.error, app.success, app.info)
    return "\n".join(str(each.value) for part in parts for each in part)

"""Which metric a publisher's own number stands for; only where that is sure."""

from models.metric import metrics


def metric_of(framework: str, code: str) -> str | None:
    """Null where no metric is known by that code, or only from memory."""
    return next(
        (
            metric.id
            for metric in metrics().values()
            for each in metric.codes
            if (each.framework, each.code) == (framework, code) and not each.to_confirm
        ),
        None,
    )


def known(framework: str) -> dict[str, str]:
    """The title of the metric by each code of a framework that we are sure of."""
    return {
        each.code: metric.title
        for metric in metrics().values()
        for each in metric.codes
        if each.framework == framework and not each.to_confirm
    }

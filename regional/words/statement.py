"""What one quality statement is about: our gist, the law behind it, the evidence CQC looks at."""

from models.framework import Framework


def heading(name: str) -> str:
    return f"What CQC looks for under {name.lower()}"


def about(framework: Framework, statement_id: str) -> str:
    """Markdown: the gists in our words, Care Act duties, kinds of evidence, CQC's own wording."""
    [statement] = [each for each in framework.statements if each.id == statement_id]
    parts = [f"**{statement.cqc_name}.** In our words, the council says: {statement.gist_we}"]
    if statement.gist_i:
        parts.append(f"And people say: {statement.gist_i}")
    parts.append(f"**Care Act 2014:** {'; '.join(statement.care_act)}.")
    for category in framework.evidence_categories:
        parts.append(f"**{category.name}:** {'; '.join(statement.evidence[category.id])}.")
    parts.append(f"[CQC's own wording]({statement.address})")
    return "\n\n".join(parts)

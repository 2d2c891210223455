package org.broadsheet.desk;

/** An error report as the desk lists it; {@code href} leads to the story at the desk. */
public record ReportLine(
    long id,
    String headline,
    String href,
    int revision,
    String passage,
    String words,
    String time) {}

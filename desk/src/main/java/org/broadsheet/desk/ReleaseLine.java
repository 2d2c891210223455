package org.broadsheet.desk;

/** An approved story to choose for a release, and what the form sends for it. */
public record ReleaseLine(Story story, String pick, String channel, String embargo) {}

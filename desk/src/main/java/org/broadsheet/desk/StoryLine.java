package org.broadsheet.desk;

/** A story in a list. */
public record StoryLine(Story story, String changed) {}

package org.broadsheet.desk;

/**
 * A vote as typed into its form.
 *
 * @param choices one a line
 * @param closes as a field of the form, empty for never
 * @param before whether readers see the figures before they vote
 */
public record TypedVote(
    String question,
    String choices,
    String language,
    boolean multiple,
    String closes,
    boolean before) {}

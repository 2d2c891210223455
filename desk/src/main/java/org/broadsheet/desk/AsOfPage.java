package org.broadsheet.desk;

/** A page of the site as it will be: what it is called and where the desk shows it. */
public record AsOfPage(String name, String link) {}

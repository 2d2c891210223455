package org.broadsheet.desk;

import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;

/** A version that is on disk: the newest one of its story. */
public record Saved(ArticleId story, int version, Hash hash) {}

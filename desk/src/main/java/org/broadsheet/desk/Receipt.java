package org.broadsheet.desk;

import org.broadsheet.content.ArticleId;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.ledger.Checkpoint;

/**
 * What a publisher holds in hand after the commit: the place of the entry in the log and the signed
 * checkpoint that covers it. The inclusion proof is made from the log on demand.
 */
public record Receipt(ArticleId story, long index, PublicationEvent event, Checkpoint checkpoint) {}

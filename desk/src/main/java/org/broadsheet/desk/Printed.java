package org.broadsheet.desk;

import java.time.LocalDate;
import org.broadsheet.content.ArticleId;

/**
 * A story that readers see, as the desk offers it to be chosen.
 *
 * @param channel its path
 * @param date in its permanent address
 */
public record Printed(ArticleId id, String headline, String channel, LocalDate date) {}

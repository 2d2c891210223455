package org.broadsheet.archive;

import java.time.LocalDate;
import org.broadsheet.content.ChannelPath;

/** Which stories a list holds. Each is further limited to one language edition where asked. */
public sealed interface Listing {
  /** Every visible story. */
  record All() implements Listing {}

  /** The stories of a channel and of all below it. */
  record InChannel(ChannelPath path) implements Listing {}

  /** The stories with a topic, as printed. */
  record Tagged(String tag) implements Listing {}

  /** The stories credited to a person of ours, by id. */
  record ByPerson(String person) implements Listing {}

  /** The reprints from a registered source by id, or by its stated name. */
  record FromSource(String source) implements Listing {}

  /** The stories whose permanent address bears this date. */
  record OnDay(LocalDate day) implements Listing {}
}

package org.broadsheet.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands where on a front page: the home page ({@code channel} null) or a channel's. A slot
 * names stories in the editors' order; what it leaves open is filled with the newest, but for a
 * ranking, which is the editors' own. The slot {@link Place#RECOMMENDED} of the home page is more
 * than that: its stories, all of them, begin the stream of recommended reading wherever that
 * stands.
 */
public record Front(String language, @Nullable ChannelPath channel, List<Slot> slots)
    implements Document {
  /** Where on the page a slot stands. */
  public enum Place {
    LEAD,
    FOCUS,
    LIST,
    RANKING,
    REGIONAL,
    SPECIAL,
    RECOMMENDED
  }

  /** Checks and copies. */
  public Front {
    Texts.language(language);
    slots = List.copyOf(slots);
  }

  /**
   * One slot.
   *
   * @param place where it stands
   * @param title heading, where it differs from the place's own
   * @param channel what fills the rest, where it is not the front's own channel
   * @param stories chosen by editors, in order
   * @param size how many stories it shows at most
   * @param special id of the special that it shows; of a slot in the place of specials only
   */
  public record Slot(
      Place place,
      @Nullable String title,
      @Nullable ChannelPath channel,
      List<ArticleId> stories,
      int size,
      @Nullable String special) {
    /** Checks and copies. */
    public Slot {
      if (special != null) {
        new EntryId(EntryKind.SPECIAL, special);
        if (place != Place.SPECIAL) {
          throw new MalformedContent("special", "belongs to the place of specials");
        }
      }
      title = Texts.orNull(title);
      stories = List.copyOf(stories);
      if (size < 1 || size > 100) {
        throw new MalformedContent("size", "must be between 1 and 100");
      }
    }

    /** A slot of stories. */
    public Slot(
        Place place,
        @Nullable String title,
        @Nullable ChannelPath channel,
        List<ArticleId> stories,
        int size) {
      this(place, title, channel, stories, size, null);
    }
  }

  @Override
  public Json.Object json() {
    return Versions.start("front")
        .put("language", language)
        .put("channel", channel == null ? null : channel.value())
        .list("slots", slots, Front::write)
        .json();
  }

  private static Json write(Slot slot) {
    return new Members()
        .put("place", slot.place())
        .put("title", slot.title())
        .put("channel", slot.channel() == null ? null : slot.channel().value())
        .texts("stories", slot.stories())
        .put("size", slot.size())
        .put("special", slot.special())
        .json();
  }

  static Front read(Fields in) {
    return in.end(
        Fields.placed(
            "$",
            () ->
                new Front(
                    in.text("language"),
                    in.textAs("channel", ChannelPath::new),
                    in.list("slots", Front::readSlot))));
  }

  private static Slot readSlot(Json json, String place) {
    var in = new Fields(json, place);
    return in.end(
        Fields.placed(
            place,
            () ->
                new Slot(
                    in.choice("place", Place.class),
                    in.textOrNull("title"),
                    in.textAs("channel", ChannelPath::new),
                    in.texts("stories", ArticleId::new),
                    in.smallInteger("size"),
                    in.textOrNull("special"))));
  }
}

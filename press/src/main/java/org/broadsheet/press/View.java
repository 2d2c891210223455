package org.broadsheet.press;

import java.util.List;
import java.util.Map;
import org.broadsheet.content.Inline;
import org.jspecify.annotations.Nullable;

/**
 * What templates are given: everything decided, nothing to look up. Records of texts, addresses on
 * this site and flags; a theme's own templates are compiled against these, so they are public and
 * change with care. Texts are plain; templates escape them.
 *
 * <p>Longer than 400 lines, because operators' templates know all of it as {@code View} and one
 * file is where they look it up.
 */
public final class View {
  private View() {}

  /** A link with its words; {@code current} where it leads to the page it stands on. */
  public record Link(String href, String text, boolean current) {}

  /**
   * A link into another language edition.
   *
   * @param url absolute address, null where that is another page than this one
   */
  public record Alternate(
      String language, String dir, String href, @Nullable String url, String name) {
    /** The same link where it leads to another page. */
    Alternate elsewhere() {
      return new Alternate(language, dir, href, null, name);
    }
  }

  /** A feed in one format; {@code title} is what readers of feeds call it. */
  public record Feed(String href, String type, String title) {}

  /** A time: {@code iso} for machines, {@code text} in the edition's words and the site's zone. */
  public record Time(String iso, String text) {}

  /** A name that may lead somewhere. */
  public record Name(String text, @Nullable String href) {}

  /** A label and the names after it: "By A and B". */
  public record Credits(String label, List<Name> names) {}

  /**
   * The channels around a page, below the paper's topmost ones.
   *
   * @param top the regional site, else the channel above those listed
   * @param above the channel right above those listed where that is another one
   * @param channels the channels to go to, the page's own marked
   * @param region whether the page belongs to a regional site
   * @param regions the regional sites beside that one, itself marked; empty where it is the only
   *     one
   */
  public record Branch(
      Link top, @Nullable Link above, List<Link> channels, boolean region, List<Link> regions) {}

  /**
   * What surrounds every page.
   *
   * @param words the interface texts of the edition
   * @param title the window's title
   * @param canonical absolute address of the page, null where it has none (404, preview)
   * @param url absolute address of the site, without a final slash
   * @param index whether search engines may keep the page
   * @param logEntry log index of the entry that the page shows, null where it shows many
   * @param social Open Graph and similar: property to content
   * @param feeds the same feed in each format, RSS first
   * @param oembed where oEmbed describes the page; null where nobody may frame it
   * @param data JSON-LD documents, with every {@code <} written as an escape
   * @param lite where the same page is without pictures and script, or with them where this one is
   *     without; null where it is one only
   */
  public record Frame(
      Words words,
      String language,
      String dir,
      String title,
      @Nullable String description,
      @Nullable String canonical,
      String url,
      boolean index,
      @Nullable Long logEntry,
      Map<String, String> social,
      List<String> data,
      List<Alternate> alternates,
      String siteName,
      @Nullable String tagline,
      @Nullable Picture logo,
      String home,
      boolean isHome,
      List<Link> channels,
      @Nullable Branch branch,
      List<Feed> feeds,
      List<List<Inline>> foot,
      String corrections,
      String archive,
      String about,
      String privacy,
      String search,
      String stylesheet,
      String script,
      String icon,
      String touchIcon,
      String manifest,
      @Nullable String oembed,
      @Nullable String lite) {}

  /**
   * A picture file in several widths.
   *
   * @param srcset null where there is one width only
   * @param webp the same as WebP, null where there is none
   * @param focus class names for what must stay in sight when it is cropped
   */
  public record Picture(
      String src,
      @Nullable String srcset,
      @Nullable String webp,
      int width,
      int height,
      String alt,
      String focus) {}

  /** A picture with caption and credit. */
  public record Figure(Picture picture, List<Inline> caption, @Nullable String credit) {}

  /**
   * A story in a list.
   *
   * @param kicker channel or genre above the headline
   * @param language set where it is not the page's own
   */
  public record Teaser(
      String href,
      String headline,
      @Nullable String summary,
      @Nullable Name kicker,
      Time time,
      @Nullable Picture picture,
      @Nullable String source,
      @Nullable String language) {}

  /** Stories under a heading. {@code ranked} where a score orders them, so they may differ. */
  public record Section(
      @Nullable String title, @Nullable String href, List<Teaser> stories, boolean ranked) {}

  /** A part of a body, ready to be set. */
  public sealed interface Block {}

  /** A paragraph. */
  public record Paragraph(List<Inline> content) implements Block {}

  /** A heading of level 2 to 4. */
  public record Heading(int level, List<Inline> content) implements Block {}

  /** Somebody's words. */
  public record Quote(List<Inline> content, @Nullable String attribution, @Nullable String href)
      implements Block {}

  /**
   * A list.
   *
   * @param form class names of a numbered list that is more than a few words: {@code steps}, and
   *     {@code leads} where each item begins with strong words; null for a plain list
   */
  public record Listing(boolean ordered, @Nullable String form, List<Item> items)
      implements Block {}

  /** An item of a list, with the list under it. */
  public record Item(List<Inline> content, @Nullable Listing nested) {}

  /** A picture. */
  public record Illustration(Figure figure) implements Block {}

  /** Pictures in order, each of which has a page of its own. */
  public record Gallery(@Nullable String title, List<Print> prints) implements Block {}

  /** A picture of a gallery: its place on the page, and its own page (null in a preview). */
  public record Print(String id, @Nullable String href, String label, Figure figure) {}

  /**
   * A table.
   *
   * @param asOf dates its figures
   * @param figures for each column whether it holds figures alone
   * @param chart the first of these columns drawn; null where none is
   */
  public record Table(
      @Nullable String caption,
      List<List<Inline>> header,
      List<Row> rows,
      @Nullable Time asOf,
      List<Boolean> figures,
      @Nullable Chart chart)
      implements Block {}

  /** Figures of a table, drawn; for the eye alone, as the table says them. Widths in per mille. */
  public sealed interface Chart {}

  /** A bar for each row, beside this column, counted from 0. */
  public record Bars(int column, List<Bar> rows) implements Chart {}

  /** One bar: where it begins and how long it is. */
  public record Bar(int from, int length) {}

  /**
   * A line through all rows, in a square of 1000 by 1000.
   *
   * @param points as SVG writes them
   * @param title of the column
   * @param highest the cell of the highest, {@code lowest} of the lowest
   * @param first the name of the first row, {@code last} of the last
   */
  public record Line(
      String points, String title, String highest, String lowest, String first, String last)
      implements Chart {}

  /** A row; {@code head} names it where it has a name. */
  public record Row(@Nullable List<Inline> head, List<List<Inline>> cells) {}

  /** Figures at a glance. */
  public record Facts(@Nullable String title, List<Fact> facts) implements Block {}

  /** One figure. */
  public record Fact(
      String label,
      String value,
      @Nullable String unit,
      @Nullable Time asOf,
      @Nullable String sentence) {}

  /**
   * Moments in order; with {@code live} the newest first, and {@code latest} says when that was.
   */
  public record Timeline(
      @Nullable String title, boolean live, @Nullable Time latest, List<Moment> moments)
      implements Block {}

  /** A moment or a period, whose end is {@code until}. */
  public record Moment(
      Time when,
      @Nullable Time until,
      @Nullable String label,
      List<Inline> content,
      @Nullable String href) {}

  /** A page of another service, as a link that names the service and asks it for nothing. */
  public record Embed(String provider, String host, String title, String href) implements Block {}

  /** A change of subject. */
  public record Divider() implements Block {}

  /** A vote; {@code ballot} null where the poll is not in the log, and nothing is set then. */
  public record Vote(@Nullable Ballot ballot) implements Block {}

  /**
   * The form of a vote, its figures, or both.
   *
   * @param id of the poll
   * @param post where the form goes
   * @param page the page of the poll
   * @param fragment where the script finds form and figures
   * @param multiple whether several choices may be taken
   * @param closes in words, null where it stays open
   * @param closed whether no more votes are taken, so that there is no form
   * @param told whether choices bear figures
   * @param voters how many voted; 0 where figures are not told
   * @param state a sentence on how it stands, null in an article's own bytes, which hold no figure
   * @param voted whether this reader has
   * @param sample whether the figures are a sample's
   */
  public record Ballot(
      String id,
      String post,
      String page,
      String fragment,
      String question,
      List<BallotChoice> choices,
      boolean multiple,
      @Nullable String closes,
      boolean closed,
      boolean told,
      long voters,
      @Nullable String state,
      boolean voted,
      boolean sample) {}

  /** One choice; its share of the voters and its votes in words, null where they are not told. */
  public record BallotChoice(
      String id,
      String text,
      boolean own,
      @Nullable String share,
      @Nullable String count,
      long votes) {}

  /**
   * A poll as a page.
   *
   * @param refused why a vote was not taken, null where none was refused
   * @param embed the markup with which other sites frame it; null where none may
   * @param converted the poll as it was written, where this one is in another script
   */
  public record PollPage(
      Frame frame,
      Words words,
      Ballot ballot,
      @Nullable String refused,
      @Nullable String embed,
      @Nullable Alternate converted) {}

  /** A poll as a fragment. */
  public record PollFragment(Words words, Ballot ballot) {}

  /** A notice above a story: what kind, when, and its words. */
  public record Notice(String kind, @Nullable Time time, String text) {}

  /** One mood: its word in addresses, its name, and how often it was chosen (null: not told). */
  public record Mood(String word, String name, @Nullable Long count, boolean chosen) {}

  /**
   * The form for a mood.
   *
   * @param post where the form goes
   * @param page the page with the figures
   * @param fragment where the script finds form and figures
   * @param ranking the page of the ranking
   * @param total how many were counted, null in an article's own bytes, which hold no count
   * @param highest the largest count, 1 where there is none: how high a bar can be
   * @param own the name of what this reader chose, null for nothing
   * @param sample whether the figures are a sample's
   */
  public record Moods(
      String post,
      String page,
      String fragment,
      String ranking,
      List<Mood> moods,
      @Nullable Long total,
      long highest,
      @Nullable String own,
      boolean sample) {}

  /** A place for figures that are fetched: its heading, where that leads, and where they are. */
  public record Fetched(String title, String href, String fragment) {}

  /**
   * The ranking by mood as a page.
   *
   * @param spans today, a week, a month; the shown one is current
   * @param empty what is said in place of a list that is empty
   */
  public record MoodRanking(
      Frame frame,
      Words words,
      List<Link> spans,
      List<MoodRank> ranks,
      String method,
      String empty,
      boolean sample) {}

  /** The ranking by mood as a fragment; a mood without stories is not in it. */
  public record MoodBlock(Words words, String href, List<MoodRank> ranks, boolean sample) {}

  /** The stories that readers felt this about, the most first. */
  public record MoodRank(String word, String name, List<RankedStory> stories) {}

  /** A story in a ranking; {@code readers} of {@code most}, which is the first one's. */
  public record RankedStory(String href, String headline, String count, long readers, long most) {}

  /**
   * The form to report an error.
   *
   * @param post where it goes
   * @param revision of the story that was read
   * @param refused why it was not taken, null before it was sent
   * @param sent whether it was taken, so that there are thanks and no form
   */
  public record Report(
      Frame frame,
      Words words,
      String headline,
      String href,
      String post,
      int revision,
      String passage,
      String text,
      @Nullable String refused,
      boolean sent,
      int longest,
      int longestPassage,
      int days) {}

  /**
   * What stands on top of a list of stories.
   *
   * @param trail the channels above it
   * @param kind what the title names ("Topic"), null where it says so itself
   * @param about a few sentences
   * @param portrait of an author
   * @param links to what belongs to it: a source's own site, a feed
   * @param regions the regional sites right below a channel
   */
  public record PageHead(
      List<Link> trail,
      @Nullable String kind,
      String title,
      @Nullable String about,
      @Nullable Picture portrait,
      List<Link> links,
      List<Link> regions) {
    static PageHead channel(List<Link> trail, String title, List<Link> regions) {
      return new PageHead(trail, null, title, null, null, List.of(), regions);
    }

    static PageHead list(String kind, String title, @Nullable String about, List<Link> links) {
      return new PageHead(List.of(), kind, title, about, null, links, List.of());
    }

    PageHead portrait(@Nullable Picture picture) {
      return new PageHead(trail, kind, title, about, picture, links, regions);
    }
  }

  /**
   * Stories beside the main column: {@code ranking} in an order that counts, or {@code regional};
   * with the regional sites to choose from where these stand under it.
   */
  public record Part(String kind, Section section, List<Link> regions) {}

  /**
   * A page that lists stories: home, a channel, a day, a topic, an author, a source. Sections
   * without a story are left out, but for the stream.
   *
   * @param head null on the home page, whose title is the masthead
   * @param lead the story that opens the page
   * @param beside the stories next to it
   * @param focus stories told by their pictures
   * @param specials topics shown as blocks of their own
   * @param picks what editors chose of the page's own stories
   * @param rail what stands beside the picks, or beside the stream where there are none
   * @param bands other channels, each with a few stories
   * @param stream the newest that stand nowhere else, in order
   * @param moods the ranking by mood, null where it does not stand
   * @param more where the stream goes on
   * @param recommended recommended reading at the foot of the page, null for none
   */
  public record Stories(
      Frame frame,
      @Nullable PageHead head,
      @Nullable Teaser lead,
      List<Teaser> beside,
      List<Section> focus,
      List<Special> specials,
      List<Section> picks,
      List<Part> rail,
      List<Section> bands,
      Section stream,
      @Nullable Fetched moods,
      @Nullable String more,
      @Nullable Recommended recommended) {
    /** A plain list. */
    static Stories list(
        Frame frame, @Nullable PageHead head, Section stream, @Nullable String more) {
      return new Stories(
          frame, head, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          stream, null, more, null);
    }

    /** The same with a picture on top, if there is one. */
    Stories portrait(@Nullable Picture picture) {
      return new Stories(
          frame,
          head == null ? null : head.portrait(picture),
          lead,
          beside,
          focus,
          specials,
          picks,
          rail,
          bands,
          stream,
          moods,
          more,
          recommended);
    }
  }

  /** A special on a front: its cover and its first stories. */
  public record Special(
      String href,
      String title,
      @Nullable String intro,
      @Nullable Picture cover,
      List<Teaser> stories) {}

  /**
   * A special's own page.
   *
   * @param size how many stories it gathers, in words
   * @param facts key facts, under the introduction
   * @param body what else the editors wrote, before the stories
   * @param aside timelines and votes, beside or below the stories
   * @param converted the page as it was written, where this one is in another script
   */
  public record SpecialPage(
      Frame frame,
      String title,
      @Nullable String intro,
      @Nullable Figure cover,
      String size,
      @Nullable Time latest,
      List<Block> facts,
      List<Block> body,
      List<Section> sections,
      List<Block> aside,
      @Nullable Alternate converted) {}

  /**
   * A part of the recommended stream.
   *
   * @param more the page where it goes on, null at its end; {@code part} is the same as a fragment
   * @param said what is told to those who do not see the stories arrive; {@code fewer} where the
   *     page leaves one of them out, as it is that story
   */
  public record Recommended(
      Words words,
      List<Picked> stories,
      @Nullable String more,
      @Nullable String part,
      String said,
      String fewer) {}

  /** A story of it, and why it is there. */
  public record Picked(Teaser teaser, String why) {}

  /** The recommended stream as a page; {@code later} where it is not the beginning. */
  public record RecommendedPage(Frame frame, Recommended stream, boolean later) {}

  /** Where the stream is found, as a page and as a fragment. */
  public record RecommendedLink(String page, String fragment) {}

  /**
   * A story.
   *
   * @param body the whole of it, or what stands before the fold
   * @param fold the words of the fold, null for none
   * @param rest what stands behind the fold
   * @param ranking the ranking by mood, null where it does not stand
   * @param converted the text as it was written, where this one is in another script
   */
  public record Story(
      Frame frame,
      Words words,
      String language,
      String dir,
      boolean preview,
      List<Link> trail,
      String headline,
      @Nullable String subhead,
      @Nullable String genre,
      List<Notice> notices,
      @Nullable String emergency,
      @Nullable String ai,
      @Nullable Origin origin,
      @Nullable Time published,
      @Nullable Time updated,
      List<Credits> bylines,
      @Nullable Figure lead,
      List<Block> body,
      @Nullable String fold,
      List<Block> rest,
      List<Credits> editors,
      List<Link> topics,
      List<Link> specials,
      List<Alternate> translations,
      @Nullable Logged logged,
      @Nullable Moods moods,
      @Nullable Share share,
      @Nullable Section related,
      @Nullable RecommendedLink recommended,
      @Nullable Fetched ranking,
      @Nullable Alternate converted) {}

  /**
   * The ways to pass a story on.
   *
   * @param page where they stand on a page of their own
   * @param url the story's absolute address
   * @param links other services, each an address that the reader may follow
   * @param embed the markup with which other sites frame the story's card; null where none may
   */
  public record Share(
      String page,
      String url,
      String headline,
      String code,
      Picture poster,
      List<Link> links,
      @Nullable String embed) {}

  /** These ways as a page; {@code href} leads back to the story. */
  public record SharePage(Frame frame, Words words, String href, Share share) {}

  /**
   * A story in a frame of another site.
   *
   * @param href absolute, as its links leave the frame; null where the story was withdrawn
   * @param note what stands in place of a withdrawn story
   */
  public record Framed(
      Frame frame,
      Words words,
      @Nullable String href,
      String headline,
      @Nullable String summary,
      @Nullable Time time,
      @Nullable Picture picture,
      @Nullable String source,
      @Nullable String note) {}

  /** A story's moods in a frame of another site. */
  public record FramedMoods(Frame frame, Words words, String href, String headline, Moods moods) {}

  /** A vote in a frame of another site; {@code href} is the absolute address of its page. */
  public record FramedVote(Frame frame, Words words, String href, Ballot ballot) {}

  /**
   * One picture of a story, large.
   *
   * @param title of the gallery, null where it has none
   * @param count which it is of how many, in words
   * @param back to the story, where the picture stands in it
   * @param strip all pictures of the story, small
   */
  public record Plate(
      Frame frame,
      Words words,
      String language,
      String dir,
      String headline,
      @Nullable String title,
      String count,
      String back,
      Figure figure,
      @Nullable String previous,
      @Nullable String next,
      List<Thumb> strip) {}

  /** A small picture that leads to a large one; {@code current} where that is the page itself. */
  public record Thumb(String href, String label, Picture picture, boolean current) {}

  /** Where a reprint comes from. */
  public record Origin(
      String name, String href, @Nullable String original, @Nullable String note) {}

  /** A story's place in the public record, and where an error in it is reported. */
  public record Logged(String history, long index, String revision, String report) {}

  /** A page of a few sentences: withdrawn, privacy. */
  public record Notes(
      Frame frame,
      String title,
      List<Link> trail,
      List<String> paragraphs,
      List<Fact> facts,
      List<Link> links,
      boolean search) {}

  /** The public history of a story. */
  public record History(
      Frame frame, String headline, @Nullable String href, List<Change> changes) {}

  /** One entry of a history. */
  public record Change(
      long index,
      String entry,
      int revision,
      String kind,
      Time time,
      String approvals,
      @Nullable String content) {}

  /** The stories that were put right; {@code more} leads to earlier ones. */
  public record Corrections(Frame frame, List<CorrectedStory> stories, @Nullable String more) {}

  /** A story with its notices; {@code language} where it is not the page's own. */
  public record CorrectedStory(
      String href, String headline, @Nullable String language, List<Notice> notices) {}

  /** One of several values of a form. */
  public record Choice(String value, String text, boolean chosen) {}

  /**
   * What a search can be narrowed to.
   *
   * @param languages empty where the site has one edition
   * @param from the first day, {@code 2026-01-31}, or empty
   * @param to the last day, or empty
   * @param open whether any of it is set
   * @param clear the same search without it, null where nothing is set
   */
  public record Filters(
      List<Choice> channels,
      List<Choice> kinds,
      List<Choice> languages,
      String from,
      String to,
      boolean newestFirst,
      boolean open,
      @Nullable String clear) {}

  /**
   * The search page.
   *
   * @param cut said where the question was too long
   * @param found how many there are, null before anything was asked
   * @param orders by what the hits can be ordered
   * @param ways where to go on when nothing was found
   */
  public record Search(
      Frame frame,
      String words,
      @Nullable String cut,
      @Nullable String found,
      Filters filters,
      List<Link> orders,
      List<Hit> hits,
      List<Link> ways,
      @Nullable String previous,
      @Nullable String next) {}

  /** A year as its months; {@code weekdays} from the one that weeks start with. */
  public record Calendar(
      Frame frame, String title, List<Link> years, List<String> weekdays, List<Month> months) {}

  /** A month; every week has seven days. */
  public record Month(String id, String name, List<List<Day>> weeks) {}

  /** A day of a calendar: its number, and where its stories are, if it has any. */
  public record Day(String number, @Nullable String href, @Nullable String label) {
    static final Day NONE = new Day("", null, null);
  }

  /** A label and what it stands for. */
  public record Entry(String label, List<Inline> text) {}

  /**
   * Who publishes the paper and how it can be checked.
   *
   * @param logKey the public key of the log
   * @param verify the command that checks it
   */
  public record About(
      Frame frame,
      String title,
      List<List<Inline>> lines,
      List<Entry> facts,
      @Nullable String logKey,
      @Nullable String verify) {}

  /**
   * Nothing is here.
   *
   * @param asked the words of the address, for the search
   * @param near the channels that may have been meant
   */
  public record Lost(
      Frame frame,
      String title,
      String text,
      String asked,
      List<Link> near,
      List<Link> ways,
      Section newest) {}

  /** A story found: its headline, and the words around the finding. */
  public record Hit(Teaser teaser, List<Run> headline, List<Run> passage) {}

  /** A run of text that is, or is not, what was asked for. */
  public record Run(String text, boolean match) {}

  /** The moods of a story as a page; {@code converted} as in {@link Story}. */
  public record MoodPage(
      Frame frame,
      Words words,
      String headline,
      String href,
      Moods moods,
      @Nullable Alternate converted) {}

  /** The moods of a story as a fragment. */
  public record MoodFragment(Words words, Moods moods) {}
}

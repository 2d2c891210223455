package org.broadsheet.wire;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.content.Instants;
import org.broadsheet.content.Json;
import org.jspecify.annotations.Nullable;

/**
 * A feed, written as RSS 2.0, Atom 1.0 (RFC 4287) or JSON Feed 1.1. Its bytes are a function of
 * these values alone.
 *
 * @param title name of the feed
 * @param page absolute address of the page that it follows
 * @param self absolute address of the feed itself
 * @param description one sentence; RSS requires it
 * @param language tag (BCP 47)
 * @param publisher name of the paper
 * @param updated when something in it last changed
 * @param stories the newest first
 */
public record NewsFeed(
    String title,
    String page,
    String self,
    String description,
    String language,
    String publisher,
    Instant updated,
    List<Story> stories) {

  /** Copies the list. */
  public NewsFeed {
    stories = List.copyOf(stories);
  }

  /**
   * One story.
   *
   * @param id what stays the same when its address changes
   * @param tag the same as an IRI, which Atom asks for (RFC 4151)
   * @param link absolute address
   * @param updated when its text last changed; the time of publication where it never did
   * @param picture absolute address
   * @param categories names of channel and tags
   */
  public record Story(
      String id,
      String tag,
      String title,
      String link,
      @Nullable String summary,
      Instant published,
      Instant updated,
      @Nullable String picture,
      List<String> categories) {
    /** Copies the list. */
    public Story {
      categories = List.copyOf(categories);
    }
  }

  /** As RSS 2.0 in UTF-8. */
  public byte[] rss() {
    var channel = new Channel("rss_2.0");
    channel.setTitle(XmlText.of(title));
    channel.setLink(XmlText.of(page));
    channel.setDescription(XmlText.of(description));
    channel.setLanguage(language);
    channel.setLastBuildDate(Date.from(updated));
    channel.setItems(new ArrayList<>(stories.stream().map(NewsFeed::item).toList()));
    return write(channel);
  }

  private static Item item(Story story) {
    var item = new Item();
    item.setTitle(XmlText.of(story.title()));
    item.setLink(XmlText.of(story.link()));
    var guid = new Guid();
    guid.setValue(XmlText.of(story.id()));
    guid.setPermaLink(false);
    item.setGuid(guid);
    item.setPubDate(Date.from(story.published()));
    if (story.summary() != null) {
      var description = new Description();
      description.setType("text/html");
      // Readers take a description for HTML (RSS 2.0, item), so plain text is escaped once for
      // that.
      description.setValue(XmlText.of(story.summary()).replace("&", "&amp;").replace("<", "&lt;"));
      item.setDescription(description);
    }
    var categories = new ArrayList<com.rometools.rome.feed.rss.Category>();
    for (String name : story.categories()) {
      var category = new com.rometools.rome.feed.rss.Category();
      category.setValue(XmlText.of(name));
      categories.add(category);
    }
    item.setCategories(categories);
    return item;
  }

  /** As Atom 1.0 in UTF-8. */
  public byte[] atom() {
    var feed = new Feed("atom_1.0");
    feed.setId(XmlText.of(self));
    feed.setTitleEx(plain(title));
    feed.setSubtitle(plain(description));
    feed.setUpdated(Date.from(updated));
    feed.setAlternateLinks(List.of(link("alternate", "text/html", page)));
    feed.setOtherLinks(List.of(link("self", "application/atom+xml", self)));
    var paper = new Person();
    paper.setName(XmlText.of(publisher));
    feed.setAuthors(List.of(paper));
    feed.setEntries(new ArrayList<>(stories.stream().map(NewsFeed::entry).toList()));
    return write(feed);
  }

  private static Entry entry(Story story) {
    var entry = new Entry();
    entry.setId(XmlText.of(story.tag()));
    entry.setTitleEx(plain(story.title()));
    entry.setAlternateLinks(List.of(link("alternate", "text/html", story.link())));
    entry.setPublished(Date.from(story.published()));
    entry.setUpdated(Date.from(story.updated()));
    if (story.summary() != null) {
      entry.setSummary(plain(story.summary()));
    }
    var categories = new ArrayList<Category>();
    for (String name : story.categories()) {
      var category = new Category();
      category.setTerm(XmlText.of(name));
      categories.add(category);
    }
    entry.setCategories(categories);
    return entry;
  }

  private static Content plain(String text) {
    var content = new Content();
    content.setType("text");
    content.setValue(XmlText.of(text));
    return content;
  }

  private static Link link(String relation, String type, String address) {
    var link = new Link();
    link.setRel(relation);
    link.setType(type);
    link.setHref(XmlText.of(address));
    return link;
  }

  private byte[] write(WireFeed feed) {
    feed.setEncoding("UTF-8");
    try {
      return new WireFeedOutput().outputString(feed, true).getBytes(StandardCharsets.UTF_8);
    } catch (FeedException e) {
      throw new IllegalStateException(
          "the feed "
              + self
              + " cannot be written; hint: title, link and description must not be empty",
          e);
    }
  }

  /** As JSON Feed 1.1 (jsonfeed.org). */
  public byte[] json() {
    var members = new LinkedHashMap<String, Json>();
    put(members, "version", "https://jsonfeed.org/version/1.1");
    put(members, "title", title);
    put(members, "home_page_url", page);
    put(members, "feed_url", self);
    put(members, "description", description);
    put(members, "language", language);
    members.put("authors", new Json.Array(List.of(named(publisher))));
    members.put("items", new Json.Array(stories.stream().map(NewsFeed::object).toList()));
    return new Json.Object(members).canonical();
  }

  private static Json object(Story story) {
    var members = new LinkedHashMap<String, Json>();
    put(members, "id", story.id());
    put(members, "url", story.link());
    put(members, "title", story.title());
    put(members, "summary", story.summary());
    // An item must have a text; what readers get of a story is its summary.
    put(members, "content_text", story.summary() == null ? story.title() : story.summary());
    put(members, "image", story.picture());
    put(members, "date_published", Instants.format(story.published()));
    put(members, "date_modified", Instants.format(story.updated()));
    members.put(
        "tags", new Json.Array(story.categories().stream().<Json>map(Json.Text::new).toList()));
    return new Json.Object(members);
  }

  private static Json named(String name) {
    return new Json.Object(Map.of("name", new Json.Text(name)));
  }

  private static void put(Map<String, Json> members, String name, @Nullable String value) {
    if (value != null) {
      members.put(name, new Json.Text(value));
    }
  }
}

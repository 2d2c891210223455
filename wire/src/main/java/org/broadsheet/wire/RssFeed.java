package org.broadsheet.wire;

import com.rometools.rome.feed.rss.Category;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An RSS 2.0 feed. Its bytes are a function of these values alone.
 *
 * @param title name of the feed
 * @param link absolute address of the page that it follows
 * @param description one sentence; RSS requires it
 * @param language tag (BCP 47)
 * @param updated when its newest item changed; null leaves it out
 * @param items the newest first
 */
public record RssFeed(
    String title,
    String link,
    String description,
    String language,
    @Nullable Instant updated,
    List<Entry> items) {

  /** Copies the list. */
  public RssFeed {
    items = List.copyOf(items);
  }

  /**
   * One story.
   *
   * @param id what stays the same when its address changes; no address itself
   * @param link absolute address
   * @param categories names of channel and tags
   */
  public record Entry(
      String id,
      String title,
      String link,
      @Nullable String summary,
      Instant published,
      List<String> categories) {
    /** Copies the list. */
    public Entry {
      categories = List.copyOf(categories);
    }
  }

  /** The feed in UTF-8. */
  public byte[] bytes() {
    var channel = new Channel("rss_2.0");
    channel.setEncoding("UTF-8");
    channel.setTitle(XmlText.of(title));
    channel.setLink(XmlText.of(link));
    channel.setDescription(XmlText.of(description));
    channel.setLanguage(language);
    if (updated != null) {
      channel.setLastBuildDate(Date.from(updated));
    }
    var written = new ArrayList<Item>();
    items.forEach(entry -> written.add(item(entry)));
    channel.setItems(written);
    try {
      return new WireFeedOutput().outputString(channel, true).getBytes(StandardCharsets.UTF_8);
    } catch (FeedException e) {
      throw new IllegalStateException(
          "the feed "
              + link
              + " cannot be written; hint: title, link and description must not be empty",
          e);
    }
  }

  private static Item item(Entry entry) {
    var item = new Item();
    item.setTitle(XmlText.of(entry.title()));
    item.setLink(XmlText.of(entry.link()));
    var guid = new Guid();
    guid.setValue(XmlText.of(entry.id()));
    guid.setPermaLink(false);
    item.setGuid(guid);
    item.setPubDate(Date.from(entry.published()));
    if (entry.summary() != null) {
      var description = new Description();
      description.setType("text/html");
      // Readers take a description for HTML (RSS 2.0, item), so plain text is escaped once for
      // that.
      description.setValue(XmlText.of(entry.summary()).replace("&", "&amp;").replace("<", "&lt;"));
      item.setDescription(description);
    }
    var categories = new ArrayList<Category>();
    for (String name : entry.categories()) {
      var category = new Category();
      category.setValue(XmlText.of(name));
      categories.add(category);
    }
    item.setCategories(categories);
    return item;
  }
}

package org.broadsheet.content;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A site in the making: {@code site.edit().channels(…).site()}. What is not named stays. */
public final class SiteDraft {
  private String url;
  private String zone;
  private List<String> languages;
  private Map<String, String> names;
  private Map<String, String> taglines;
  private List<Site.Channel> channels;
  private Map<String, String> redirects;
  private List<String> moods;
  private Map<String, String> footer;
  private Map<String, String> theme;
  private @Nullable Medium logo;
  private boolean embeds;
  private Site.@Nullable Publisher publisher;
  private boolean sample;
  private Map<String, String> converted;

  SiteDraft(Site from) {
    url = from.url();
    zone = from.zone();
    languages = from.languages();
    names = from.names();
    taglines = from.taglines();
    channels = from.channels();
    redirects = from.redirects();
    moods = from.moods();
    footer = from.footer();
    theme = from.theme();
    logo = from.logo();
    embeds = from.embeds();
    publisher = from.publisher();
    sample = from.sample();
    converted = from.converted();
  }

  /** Where readers find it. */
  public SiteDraft url(String url) {
    this.url = url;
    return this;
  }

  /** The zone of times and addresses. */
  public SiteDraft zone(String zone) {
    this.zone = zone;
    return this;
  }

  /** The editions, the default one first. */
  public SiteDraft languages(List<String> languages) {
    this.languages = languages;
    return this;
  }

  /** The paper's name by language. */
  public SiteDraft names(Map<String, String> names) {
    this.names = names;
    return this;
  }

  /** The line under the name. */
  public SiteDraft taglines(Map<String, String> taglines) {
    this.taglines = taglines;
    return this;
  }

  /** The tree of channels, parents before children. */
  public SiteDraft channels(List<Site.Channel> channels) {
    this.channels = channels;
    return this;
  }

  /** Old channel path to new one. */
  public SiteDraft redirects(Map<String, String> redirects) {
    this.redirects = redirects;
    return this;
  }

  /** The moods that readers are asked for. */
  public SiteDraft moods(List<String> moods) {
    this.moods = moods;
    return this;
  }

  /** Lines at the foot. */
  public SiteDraft footer(Map<String, String> footer) {
    this.footer = footer;
    return this;
  }

  /** Colours and type. */
  public SiteDraft theme(Map<String, String> theme) {
    this.theme = theme;
    return this;
  }

  /** Drawn in place of the name. */
  public SiteDraft logo(@Nullable Medium logo) {
    this.logo = logo;
    return this;
  }

  /** Whether other sites may frame cards. */
  public SiteDraft embeds(boolean embeds) {
    this.embeds = embeds;
    return this;
  }

  /** Who answers for the paper. */
  public SiteDraft publisher(Site.@Nullable Publisher publisher) {
    this.publisher = publisher;
    return this;
  }

  /** Whether it is made up to be tried. */
  public SiteDraft sample(boolean sample) {
    this.sample = sample;
    return this;
  }

  /** Editions that show the stories of another, converted. */
  public SiteDraft converted(Map<String, String> converted) {
    this.converted = converted;
    return this;
  }

  /**
   * The site.
   *
   * @throws MalformedContent where the parts do not fit
   */
  public Site site() {
    return new Site(
        url, zone, languages, names, taglines, channels, redirects, moods, footer, theme, logo,
        embeds, publisher, sample, converted);
  }
}

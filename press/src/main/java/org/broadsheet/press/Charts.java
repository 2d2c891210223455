package org.broadsheet.press;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.content.Block;
import org.broadsheet.content.Inline;
import org.jspecify.annotations.Nullable;

/**
 * Draws the first column of figures of a table that asks for it. A drawing says nothing that the
 * table beside it does not say in numbers, so it is for the eye alone. Whole numbers only, so that
 * it has the same bytes everywhere.
 */
final class Charts {
  /** How wide and how high a drawing is, in its own units. */
  private static final int SIZE = 1000;

  private Charts() {}

  /**
   * Null where none is asked for, no column holds figures, or one of them cannot be read.
   *
   * @param figures for each column whether it holds figures alone
   */
  static View.@Nullable Chart of(Block.Table table, List<Boolean> figures) {
    int column = figures.indexOf(true);
    if (table.chart() == null || column < 0 || table.rows().size() < 2) {
      return null;
    }
    var values = new ArrayList<Double>();
    for (List<List<Inline>> row : table.rows()) {
      Double value = number(Inline.plain(row.get(column)));
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return switch (table.chart()) {
      case BAR -> bars(column, values);
      case LINE -> line(table, column, values);
    };
  }

  /** From zero, which stands inside where some are below it. */
  private static View.Bars bars(int column, List<Double> values) {
    double low = Math.min(0, values.stream().min(Double::compare).orElseThrow());
    double high = Math.max(0, values.stream().max(Double::compare).orElseThrow());
    double scale = high == low ? 0 : SIZE / (high - low);
    return new View.Bars(
        column,
        values.stream()
            .map(value ->
                new View.Bar(
                    (int) Math.round((Math.min(0, value) - low) * scale),
                    (int) Math.round(Math.abs(value) * scale)))
            .toList());
  }

  /** Between the lowest and the highest, which are named beside it. */
  private static View.Line line(Block.Table table, int column, List<Double> values) {
    double low = values.stream().min(Double::compare).orElseThrow();
    double high = values.stream().max(Double::compare).orElseThrow();
    double scale = high == low ? 0 : SIZE / (high - low);
    var points = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      points
          .append(points.isEmpty() ? "" : " ")
          .append(i * SIZE / (values.size() - 1))
          .append(',')
          .append(SIZE - Math.round((values.get(i) - low) * scale));
    }
    boolean named = table.rowHeaders() && column > 0;
    return new View.Line(
        points.toString(),
        column < table.header().size() ? Inline.plain(table.header().get(column)) : "",
        cell(table, values.indexOf(high), column),
        cell(table, values.indexOf(low), column),
        named ? cell(table, 0, 0) : "",
        named ? cell(table, values.size() - 1, 0) : "");
  }

  private static String cell(Block.Table table, int row, int column) {
    return Inline.plain(table.rows().get(row).get(column)).strip();
  }

  /**
   * The number at the beginning of a cell, whatever unit follows: in digits of any script, with a
   * sign, with commas or spaces between groups of three. Null where it is none.
   */
  static @Nullable Double number(String cell) {
    var digits = new StringBuilder();
    boolean less = false;
    boolean point = false;
    String text = cell.strip();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      int digit = Character.digit(c, 10);
      if (digit >= 0) {
        digits.append(digit);
      } else if (digits.isEmpty()) {
        less |= c == '-' || c == '\u2212' || c == '\u2013';
      } else if (c == '.' && !point) {
        point = true;
        digits.append('.');
      } else if (!groups(text, at)) {
        break;
      }
    }
    if (digits.isEmpty()) {
      return null;
    }
    double value = Double.parseDouble(digits.toString());
    return less ? -value : value;
  }

  /** Whether this is what parts thousands: exactly three digits stand behind it. */
  private static boolean groups(String text, int at) {
    int behind = 0;
    while (at + 1 + behind < text.length()
        && Character.digit(text.charAt(at + 1 + behind), 10) >= 0) {
      behind++;
    }
    return behind == 3 && ", \u00a0\u202f\u066c".indexOf(text.charAt(at)) >= 0;
  }
}

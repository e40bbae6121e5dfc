package dev.whence.benchmarks.report;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All figures as CSV (RFC 4180, without line breaks in fields), a row each in the order in which they were measured.
 * The facts stand above them as comments:
 *
 * <pre>
 * # date: 2026-11-23 10:00 UTC
 * question,subject,setting,metric,unit,fork,value
 * burst,log4j,twoIntegers,p50,ns,1,1512
 * </pre>
 */
record FiguresFile(Facts facts, List<Figure> figures) {
    private static final String HEADER = "question,subject,setting,metric,unit,fork,value";
    private static final String COMMENT = "# ";
    private static final int FIELDS = HEADER.split(",").length;

    String text() {
        StringBuilder text = new StringBuilder();
        facts.byName().forEach((name, value) -> text.append(COMMENT + name + ": " + value + "\n"));
        text.append(HEADER).append('\n');
        for (Figure figure : figures) {
            text.append(row(figure)).append('\n');
        }
        return text.toString();
    }

    private static String row(Figure figure) {
        if (!Double.isFinite(figure.value())) {
            throw new IllegalArgumentException("no figure: " + figure);
        }
        return String.join(
                ",",
                figure.question().name().toLowerCase(Locale.ROOT),
                quoted(figure.subject()),
                quoted(figure.setting()),
                quoted(figure.metric()),
                quoted(figure.unit()),
                String.valueOf(figure.fork()),
                number(figure.value()));
    }

    private static String quoted(String field) {
        if (field.contains("\n") || field.contains("\r")) {
            throw new IllegalArgumentException("more than one line: " + field);
        }
        return field.contains(",") || field.contains("\"") ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }

    /** All of its digits, so that what is read is what was written. */
    private static String number(double value) {
        String digits = Double.toString(value);
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    }

    /** The reverse of {@link #text}; a row that is none is told by its number. */
    static FiguresFile parse(List<String> lines) {
        Map<String, String> facts = new LinkedHashMap<>();
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(COMMENT)) {
                String[] fact = line.substring(COMMENT.length()).split(": ", 2);
                facts.put(fact[0], fact.length == 2 ? fact[1] : "");
            } else if (!line.isEmpty() && !line.equals(HEADER)) {
                figures.add(figure(line, i + 1));
            }
        }
        return new FiguresFile(Facts.from(facts), figures);
    }

    private static Figure figure(String line, int number) {
        List<String> fields = fields(line);
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException("line " + number + " has no " + FIELDS + " fields: " + line);
        }
        try {
            return new Figure(
                    Question.valueOf(fields.get(0).toUpperCase(Locale.ROOT)),
                    fields.get(1),
                    fields.get(2),
                    fields.get(3),
                    fields.get(4),
                    Integer.parseInt(fields.get(5)),
                    Double.parseDouble(fields.get(6)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + number + " is no figure: " + line, e);
        }
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}

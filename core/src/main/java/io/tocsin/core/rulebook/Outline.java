package io.tocsin.core.rulebook;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Turns text into YAML nodes with their places, and no further: nothing in the document names a class, nothing is
 * instantiated, and what could make a small document large (aliases, deep nesting) is refused before nodes are made.
 */
final class Outline {

    /** In bytes of UTF-8. */
    static final int LARGEST = 2 << 20;

    static final int DEEPEST = 16;

    private final String yaml;
    private final Problems problems;

    private Outline(String yaml, Problems problems) {
        this.yaml = yaml;
        this.problems = problems;
    }

    /** The document's root; empty when there are problems, and then they have been told. */
    static Optional<Place> read(String yaml, Problems problems) {
        return new Outline(yaml, problems).root();
    }

    private Optional<Place> root() {
        if (!isSmallEnough() || !isText()) {
            return Optional.empty();
        }
        try {
            lookForWhatIsRefused();
            return problems.none() ? Optional.ofNullable(compose()) : Optional.empty();
        } catch (MarkedYAMLException e) {
            addSyntaxProblem(e);
            return Optional.empty();
        }
    }

    private boolean isSmallEnough() {
        int size = yaml.getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST) {
            problems.add(1, 1, "", "Expected at most " + LARGEST + " bytes, but there are " + size);
        }
        return size <= LARGEST;
    }

    private boolean isText() {
        int line = 1;
        int column = 1;
        for (int i = 0; i < yaml.length(); i += Character.charCount(yaml.codePointAt(i))) {
            int character = yaml.codePointAt(i);
            if (!StreamReader.isPrintable(character)) {
                problems.add(line, column, "", "Expected text, but found the character U+%04X".formatted(character));
                return false;
            }
            column = character == '\n' ? 1 : column + 1;
            line += character == '\n' ? 1 : 0;
        }
        return true;
    }

    private void lookForWhatIsRefused() {
        Parser parser = parser();
        int depth = 0;
        while (!parser.checkEvent(Event.ID.StreamEnd) && depth <= DEEPEST) {
            Event event = parser.getEvent();
            switch (event) {
                case AliasEvent alias -> refuse(alias, "the value itself", "the alias *" + alias.getAnchor());
                case ScalarEvent scalar -> refuseTag(scalar, scalar.getTag());
                case CollectionStartEvent start -> {
                    depth++;
                    refuseTag(start, start.getTag());
                    if (depth > DEEPEST) {
                        refuse(start, "at most " + DEEPEST + " levels of nesting", "one more");
                    }
                }
                case CollectionEndEvent _ -> depth--;
                default -> {}
            }
        }
    }

    private void refuseTag(Event event, @Nullable String tag) {
        if (tag != null) {
            refuse(event, "a value without a tag", "the tag " + tag);
        }
    }

    private void refuse(Event event, String expected, String found) {
        Mark mark = event.getStartMark();
        problems.add(mark.getLine() + 1, mark.getColumn() + 1, "", "Expected " + expected + ", but found " + found);
    }

    private @Nullable Place compose() {
        Node node = new Composer(parser(), new Resolver(), new LoaderOptions()).getSingleNode();
        if (node == null) {
            problems.add(
                    1, 1, "", "Expected sections (matrix, projects, …), or {} for none, but the document is empty");
            return null;
        }
        return new Place(node, "");
    }

    private Parser parser() {
        return new ParserImpl(new StreamReader(yaml), new LoaderOptions());
    }

    /** The exception's own message quotes the line, which may hold a key; its problem does not. */
    private void addSyntaxProblem(MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        String context = e.getContext() == null ? "" : " " + e.getContext();
        String hint = String.valueOf(e.getProblem()).contains("cannot start any token") ? "; put it in quotes" : "";
        problems.add(
                mark == null ? 1 : mark.getLine() + 1,
                mark == null ? 1 : mark.getColumn() + 1,
                "",
                "Expected YAML, but" + context + ": " + e.getProblem() + hint);
    }
}

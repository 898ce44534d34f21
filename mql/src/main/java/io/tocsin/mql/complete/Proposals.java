package io.tocsin.mql.complete;

import io.tocsin.mql.ast.Function;
import io.tocsin.mql.complete.Proposal.Kind;
import io.tocsin.mql.complete.SeenValues.Seen;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.parse.Cursor;
import io.tocsin.mql.parse.Cursor.Slot;
import io.tocsin.mql.parse.Syntax.Name;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Type;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.mql.schema.Vocabulary.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Proposes by slot. */
record Proposals(Vocabulary vocabulary, SeenValues seen, int most) {

    private static final List<String> MOMENTS =
            List.of("now - 1h", "now - 24h", "now - 7d", "now - 30d", "today", "today - 1d", "now");
    private static final List<String> LENGTHS = List.of("5m", "30m", "1h", "24h", "7d");
    private static final Set<String> OF_TEXT = Set.of("=~", "!~");
    private static final Set<String> OF_ORDERED = Set.of("<", "<=", ">", ">=");

    List<Proposal> words(Cursor cursor) {
        return switch (cursor.slot()) {
            case NOTHING, FREE -> List.of();
            case CONDITION -> cursor.quoted() && !cursor.tilde() ? List.of() : names(cursor, field -> true);
            case LABEL -> labels(cursor).toList();
            case VALUE -> values(cursor);
            case TIME -> plain(MOMENTS, cursor).toList();
            case ORDER -> fields(cursor, Field::orderable).toList();
            case MEASURE -> fields(cursor, Field::measurable).toList();
            case GROUP -> names(cursor, Field::groupable);
            case FUNCTION -> functions(cursor);
            case TARGET ->
                seen(seen.values(Field.HOLDER, cursor.prefix(), most)).toList();
        };
    }

    /** The keywords and signs that mean something for what was just written. */
    List<Proposal> keywords(Cursor cursor) {
        Name about = cursor.about();
        boolean signs = cursor.keywords().contains("=");
        Type type = !signs || about == null ? Type.TEXT : type(about);
        return cursor.keywords().stream()
                .filter(keyword -> type.textual() || !OF_TEXT.contains(keyword))
                .filter(keyword -> type.ordered() || !OF_ORDERED.contains(keyword))
                .filter(keyword -> type != Type.FLAG || !(keyword.contains("=") || keyword.endsWith("in")))
                .filter(keyword -> cursor.slot() != Slot.VALUE)
                .map(keyword -> new Proposal(Kind.KEYWORD, keyword, "", 0))
                .toList();
    }

    private List<Proposal> names(Cursor cursor, Predicate<Field> which) {
        Stream<Proposal> fields = cursor.tilde() ? Stream.of() : fields(cursor, which);
        return Stream.concat(fields, labels(cursor)).toList();
    }

    private Stream<Proposal> fields(Cursor cursor, Predicate<Field> which) {
        String prefix = cursor.prefix().toLowerCase(Locale.ROOT);
        return Arrays.stream(Field.values())
                .filter(which)
                .filter(field -> field.level().ofAlert() || vocabulary.scope() == Scope.INCIDENTS)
                .filter(field -> field.word().startsWith(prefix))
                .map(field -> new Proposal(Kind.FIELD, field.word(), field.description(), 0));
    }

    private Stream<Proposal> labels(Cursor cursor) {
        return seen.labels(cursor.prefix(), most).stream()
                .map(label -> new Proposal(Kind.LABEL, Formatter.label(label.text()), "", label.count()));
    }

    private List<Proposal> functions(Cursor cursor) {
        return Arrays.stream(Function.values())
                .map(function -> function == Function.COUNT ? function.word() : function.word() + "(")
                .filter(word -> word.startsWith(cursor.prefix().toLowerCase(Locale.ROOT)))
                .map(word -> new Proposal(Kind.FUNCTION, word, "", 0))
                .toList();
    }

    private List<Proposal> values(Cursor cursor) {
        Name about = cursor.about();
        if (about == null) {
            return List.of();
        }
        if (about.label()) {
            return seen(seen.values(about.text(), cursor.prefix(), most)).toList();
        }
        return Field.named(about.text().toLowerCase(Locale.ROOT)).stream()
                .flatMap(field -> values(cursor, field))
                .toList();
    }

    private Stream<Proposal> values(Cursor cursor, Field field) {
        return switch (field.type()) {
            case TEXT -> seen(seen.values(field, cursor.prefix(), most));
            case ENUM -> plain(field.words(), cursor);
            case SEVERITY ->
                plain(IntStream.rangeClosed(1, 9).mapToObj(level -> "S" + level).toList(), cursor);
            case TIME -> plain(MOMENTS, cursor);
            case DURATION -> plain(LENGTHS, cursor);
            case NUMBER, FLAG -> Stream.of();
        };
    }

    private static Stream<Proposal> plain(List<String> words, Cursor cursor) {
        String prefix = cursor.prefix().toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word -> word.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(word -> new Proposal(Kind.VALUE, word, "", 0));
    }

    private Stream<Proposal> seen(List<Seen> values) {
        return values.stream().map(value -> new Proposal(Kind.VALUE, Formatter.text(value.text()), "", value.count()));
    }

    private static Type type(Name name) {
        return name.label()
                ? Type.TEXT
                : Field.named(name.text().toLowerCase(Locale.ROOT))
                        .map(Field::type)
                        .orElse(Type.TEXT);
    }
}

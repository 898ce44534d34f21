package io.tocsin.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The command line: words and {@code --name=value} pairs; a name that is not known is refused. */
final class Options {

    private final List<String> words;
    private final Map<String, String> values;

    private Options(List<String> words, Map<String, String> values) {
        this.words = words;
        this.values = values;
    }

    /** @throws IllegalArgumentException for a name that is not among the known ones */
    static Options parse(String[] arguments, Set<String> known) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                String[] pair = argument.substring(2).split("=", 2);
                if (pair.length != 2 || !known.contains(pair[0])) {
                    throw new IllegalArgumentException(
                            "Expected --name=value with a name among " + known + ", but got " + argument);
                }
                values.put(pair[0], pair[1]);
            }
        }
        List<String> words = List.of(arguments).stream()
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        return new Options(words, values);
    }

    /** The same with one more value, which wins over the one given before. */
    Options with(String name, Object value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value.toString());
        return new Options(words, more);
    }

    String word(int index, String otherwise) {
        return index < words.size() ? words.get(index) : otherwise;
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Expected a whole number in --" + name + ", but got " + value, e);
        }
    }

    Duration seconds(String name, int otherwise) {
        return Duration.ofSeconds(number(name, otherwise));
    }
}

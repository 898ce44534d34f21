package io.tocsin.core.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The keys that stand in a document, and the document without them. For one thread. */
final class Secrets {

    private record Found(int from, int to, String digest) {}

    private final List<Found> found = new ArrayList<>();

    /** @param place where it is written */
    void add(Place place, String digest) {
        found.add(new Found(
                place.node().getStartMark().getIndex(),
                place.node().getEndMark().getIndex(),
                digest));
    }

    /** The same document with digests where the keys were. */
    String hiddenIn(String yaml) {
        StringBuilder text = new StringBuilder(yaml);
        found.stream()
                .sorted(Comparator.comparingInt(Found::from).reversed())
                .forEach(secret -> text.replace(
                        yaml.offsetByCodePoints(0, secret.from),
                        yaml.offsetByCodePoints(0, secret.to),
                        '"' + secret.digest + '"'));
        return text.toString();
    }
}

package io.tocsin.mql.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody may have meant who wrote something else. */
final class Nearest {

    private static final int AT_MOST = 3;
    private static final int LONGEST = 40;

    private Nearest() {}

    /** The known words that are near enough, the nearest first, three at most. */
    static List<String> to(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return List.of();
        }
        String written = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(k -> distance(written, k) <= allowed(k) || isPart(written, k))
                .sorted(Comparator.comparingInt((String k) -> distance(written, k))
                        .thenComparing(k -> k))
                .limit(AT_MOST)
                .toList();
    }

    private static int allowed(String known) {
        return known.length() <= 3 ? 1 : known.length() <= 6 ? 2 : 3;
    }

    /** {@code left} for {@code response.left}, {@code level} for {@code service_level}. */
    private static boolean isPart(String written, String known) {
        return written.length() > 3 && known.contains(written);
    }

    /** How many letters to put in, leave out, change, or swap with their neighbours. */
    static int distance(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 ? j : j == 0 ? i : step(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int step(int[][] rows, String a, String b, int i, int j) {
        int change = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}

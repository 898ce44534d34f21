package io.tocsin.projections.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the first page of a search was found.
 *
 * @param sql the statement; what the query says is only in its parameters
 * @param parameters in the order of the statement's {@code ?}
 * @param indexes that were used
 * @param considered rows that were looked at, in all steps
 * @param kept rows of the page
 * @param millis how long the database took
 */
public record SearchExplanation(
        String sql, List<String> parameters, List<String> indexes, long considered, long kept, double millis) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_PARAMETER = 200;

    /** @param plan what {@code EXPLAIN (ANALYZE, FORMAT JSON)} says of the statement */
    static SearchExplanation of(Sql statement, String plan) {
        JsonNode root = JSON.readTree(plan).path(0);
        Set<String> indexes = new LinkedHashSet<>();
        long considered = walk(root.path("Plan"), indexes);
        return new SearchExplanation(
                statement.text(),
                statement.parameters().stream().map(SearchExplanation::text).toList(),
                List.copyOf(indexes),
                considered,
                root.path("Plan").path("Actual Rows").asLong(),
                root.path("Execution Time").asDouble()
                        + root.path("Planning Time").asDouble());
    }

    private static long walk(JsonNode node, Set<String> indexes) {
        if (node.has("Index Name")) {
            indexes.add(node.path("Index Name").asString());
        }
        long rows = 0;
        if (node.path("Plans").isEmpty()) {
            rows = Math.round((node.path("Actual Rows").asDouble()
                            + node.path("Rows Removed by Filter").asDouble())
                    * node.path("Actual Loops").asDouble());
        }
        for (JsonNode child : node.path("Plans")) {
            rows += walk(child, indexes);
        }
        return rows;
    }

    private static String text(Object parameter) {
        Object shown = parameter instanceof Object[] many ? new ArrayList<>(List.of(many)) : parameter;
        String text = String.valueOf(shown);
        return text.length() <= LONGEST_PARAMETER ? text : text.substring(0, LONGEST_PARAMETER) + "…";
    }
}

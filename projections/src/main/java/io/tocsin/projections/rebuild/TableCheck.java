package io.tocsin.projections.rebuild;

/** One table, live and rebuilt. */
public record TableCheck(String table, Checksum live, Checksum rebuilt) {

    /**
     * A table in two numbers.
     *
     * @param sum over the hashes of all rows, so that their order does not matter
     */
    public record Checksum(long rows, String sum) {}

    public boolean equal() {
        return live.equals(rebuilt);
    }
}

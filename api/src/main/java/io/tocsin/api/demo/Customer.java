package io.tocsin.api.demo;

import java.util.List;

/**
 * One project with all that it runs.
 *
 * @param source who tells of it
 * @param weight how much of all trouble it has
 * @param services {@code namespace/deployment}, those with the most trouble first
 */
record Customer(
        String project,
        String source,
        double weight,
        List<Cluster> clusters,
        List<String> services,
        List<String> hosts,
        List<String> databases,
        List<String> queues,
        List<String> jobs) {

    /** @param nodes how many */
    record Cluster(String name, int nodes) {

        String node(int number) {
            return "%s-node-%02d".formatted(name, number);
        }
    }

    static List<Customer> all() {
        return List.of(bank(), shop(), city(), sandbox());
    }

    private static Customer bank() {
        return new Customer(
                "northwind-bank",
                "prometheus-bank",
                0.33,
                List.of(new Cluster("bank-a", 16), new Cluster("bank-b", 16)),
                List.of(
                        "payments/ledger",
                        "cards/authorisation",
                        "payments/transfers",
                        "risk/fraud-score",
                        "clients/kyc",
                        "clients/mobile-api",
                        "clients/web",
                        "reports/statements",
                        "platform/vault",
                        "platform/mq-bridge"),
                List.of("pay.northwind.example", "www.northwind.example", "api.northwind.example"),
                List.of("ledger-db-0", "ledger-db-1", "cards-db-0", "clients-db-0", "risk-db-0"),
                List.of("transactions", "card-events", "notifications"),
                List.of("settlement", "statements-monthly", "rates-import"));
    }

    private static Customer shop() {
        return new Customer(
                "horns-and-hooves",
                "prometheus-horns",
                0.35,
                List.of(new Cluster("horns-prod", 12), new Cluster("horns-stage", 4)),
                List.of(
                        "shop/checkout",
                        "shop/cart",
                        "catalog/search",
                        "catalog/images",
                        "shop/payments-gateway",
                        "catalog/indexer",
                        "shop/frontend",
                        "warehouse/stock",
                        "warehouse/labels",
                        "platform/gitlab",
                        "platform/registry"),
                List.of("shop.horns.example", "api.horns.example", "img.horns.example", "git.horns.example"),
                List.of("shop-db-0", "shop-db-1", "catalog-db-0", "stock-db-0"),
                List.of("orders", "stock-moves", "mail"),
                List.of("price-import", "sitemap", "invoices", "index-rebuild"));
    }

    private static Customer city() {
        return new Customer(
                "city-transport",
                "prometheus-city",
                0.22,
                List.of(new Cluster("city-prod", 8)),
                List.of(
                        "tickets/sales",
                        "tracking/positions",
                        "timetable/planner",
                        "tracking/gateway",
                        "tickets/validators",
                        "timetable/feed",
                        "push/sender"),
                List.of("tickets.city.example", "map.city.example"),
                List.of("tickets-db-0", "tracking-db-0"),
                List.of("positions", "sales"),
                List.of("gtfs-export", "accounting"));
    }

    private static Customer sandbox() {
        return new Customer(
                "sandbox",
                "prometheus-city",
                0.10,
                List.of(new Cluster("sandbox-dev", 5)),
                List.of("team-a/api", "team-b/worker", "team-a/web", "playground/notebook"),
                List.of("dev.sandbox.example"),
                List.of("dev-db-0"),
                List.of("dev"),
                List.of("nightly-build"));
    }
}

package io.redress.insight;

import static io.redress.insight.Table.amount;
import static io.redress.insight.Table.count;
import static io.redress.insight.Table.part;
import static io.redress.insight.Table.seller;
import static io.redress.insight.Table.share;
import static io.redress.insight.Table.text;

import io.redress.insight.Returns.OfProductLine;
import io.redress.insight.Returns.OfSeller;
import io.redress.insight.Returns.Top;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables of what is returned, of whom, and of the money it ends in (R3). */
final class ReturnTables {

    private static final String OPENED = "Cases that were opened in the period.";

    private ReturnTables() {}

    static Table money(List<Awarded> awarded) {
        return new Table(
                "money-awarded",
                "Money awarded",
                "Cases that were closed in the period as settled or enforced, with the money they ended in: agreed by the"
                        + " parties, or decided at first, on appeal or on an objection.",
                List.of(text("Currency"), text("How"), count("Cases"), amount("Total"), amount("Average")),
                awarded.stream()
                        .map(row -> Arrays.<@Nullable Object>asList(
                                row.total().getCurrencyUnit().getCode(),
                                row.basis(),
                                row.cases(),
                                row.total().getAmount(),
                                row.total()
                                        .dividedBy(row.cases(), RoundingMode.HALF_UP)
                                        .getAmount()))
                        .toList());
    }

    static Table byMonth(Returns returns) {
        return new Table(
                "returns-by-month",
                "Returns by month",
                OPENED + " The first and the last month are counted as far as they belong to it.",
                List.of(text("Month"), count("Opened")),
                returns.byMonth().stream()
                        .map(row -> Arrays.<@Nullable Object>asList(row.month(), row.cases()))
                        .toList());
    }

    static Table byReason(Returns returns) {
        return new Table(
                "returns-by-reason",
                "Returns by reason",
                OPENED,
                List.of(text("Reason"), count("Opened"), share("Share"), count("Pieces")),
                returns.byReason().stream()
                        .map(row -> Arrays.<@Nullable Object>asList(
                                row.reason(), row.cases(), part(row.cases(), returns.cases()), row.pieces()))
                        .toList());
    }

    static Table bySeller(Top<OfSeller> sellers) {
        return new Table(
                "returns-by-seller",
                "Returns by seller",
                OPENED + " Beside them the seller's cases that ended in the period, and how many of these ended with"
                        + " something for the buyer.",
                List.of(
                        seller("Seller"),
                        count("Opened"),
                        text("Most frequent reason"),
                        share("Its share"),
                        count("Ended"),
                        share("For the buyer")),
                sellers.rows().stream()
                        .map(row -> Arrays.<@Nullable Object>asList(
                                row.seller(),
                                row.cases(),
                                row.mostFrequentReason(),
                                part(row.casesOfIt(), row.cases()),
                                row.ended(),
                                part(row.granted(), row.ended())))
                        .toList(),
                sellers.left());
    }

    static Table byProductLine(Top<OfProductLine> lines) {
        return new Table(
                "returns-by-product-line",
                "Returns by reason and product line",
                OPENED + " A product line is the category that the marketplace gave the goods, or else the beginning of"
                        + " their description; a case about several is counted for each.",
                List.of(text("Product line"), text("Reason"), count("Opened"), count("Pieces")),
                lines.rows().stream()
                        .map(row -> Arrays.<@Nullable Object>asList(
                                row.productLine(), row.reason(), row.cases(), row.pieces()))
                        .toList(),
                lines.left());
    }
}

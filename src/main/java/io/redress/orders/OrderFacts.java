package io.redress.orders;

import io.redress.web.InvalidInput;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the marketplace says about an order, before anybody believes it. The annotations check each field for itself,
 * {@link #toOrder} what the fields say about each other.
 */
record OrderFacts(
        @Nullable String orderId,
        @NotNull Channel channel,
        @NotNull @Valid PartyDetails buyer,
        @NotNull @Valid PartyDetails seller,
        @NotNull CurrencyUnit currency,
        @NotEmpty @Size(max = 1_000) List<@NotNull @Valid OrderLine> lines,
        @NotNull Money freight,
        @NotNull Instant placedAt,
        @NotNull Instant promisedDeliveryAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt,
        @NotNull CarriageArrangedBy carriageArrangedBy,
        @NotNull @Valid PaymentFacts payment,
        @NotNull Boolean contractSigned,
        @Nullable OrderStatus status,
        @Nullable @Size(max = 1_000) List<@NotNull @Valid TrackingEvent> tracking,
        @Nullable @Size(max = 35) String language) {

    record PaymentFacts(@NotNull Money paid, @NotNull Boolean toApprovedAccount) {}

    private static final Pattern ID = Pattern.compile(Id.FORM);
    private static final String DEFAULT_LANGUAGE = "en";

    /** How far the clocks of the marketplace and its carriers may run ahead of ours, time zones mixed up included. */
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    /**
     * The order, if all of this can be true at once.
     *
     * @param pathId the order's id in the request's path
     * @throws InvalidInput naming the first field that cannot be
     */
    Order toOrder(String pathId, Instant now) {
        requireId(pathId);
        requireDifferentParties();
        requireOneCurrency();
        requireDifferentLines();
        requirePossibleTimes(now.plus(CLOCKS_DIFFER));
        return new Order(
                pathId,
                channel,
                buyer,
                seller,
                currency,
                lines,
                freight,
                placedAt,
                promisedDeliveryAt,
                shippedAt,
                deliveredAt,
                carriageArrangedBy,
                new Payment(payment.paid(), payment.toApprovedAccount()),
                contractSigned,
                status == null ? OrderStatus.OPEN : status,
                tracking == null ? List.of() : tracking,
                languageTag());
    }

    private void requireId(String pathId) {
        require(ID.matcher(pathId).matches(), "orderId", "An order id is 1 to 64 letters, digits and . _ : -.");
        require(
                orderId == null || orderId.equals(pathId),
                "orderId",
                "The body speaks of another order than the path.");
    }

    private void requireDifferentParties() {
        require(!buyer.id().equals(seller.id()), "seller.id", "Buyer and seller are the same party.");
    }

    private void requireOneCurrency() {
        for (int index = 0; index < lines.size(); index++) {
            requireCurrency(lines.get(index).unitPrice(), "lines[" + index + "].unitPrice");
        }
        requireCurrency(freight, "freight");
        requireCurrency(payment.paid(), "payment.paid");
    }

    private void requireCurrency(Money money, String field) {
        require(
                money.getCurrencyUnit().equals(currency),
                field + ".currency",
                "All money of an order is in its currency, which is " + currency + ".");
    }

    private void requireDifferentLines() {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < lines.size(); index++) {
            require(seen.add(lines.get(index).lineId()), "lines[" + index + "].lineId", "Another line has this id.");
        }
    }

    private void requirePossibleTimes(Instant latest) {
        requireHappened(placedAt, latest, "placedAt");
        requireHappened(shippedAt, latest, "shippedAt");
        requireHappened(deliveredAt, latest, "deliveredAt");
        for (int index = 0; tracking != null && index < tracking.size(); index++) {
            requireHappened(tracking.get(index).at(), latest, "tracking[" + index + "].at");
        }
        require(
                shippedAt == null || deliveredAt == null || !deliveredAt.isBefore(shippedAt),
                "deliveredAt",
                "The goods cannot arrive before they are shipped.");
    }

    private static void requireHappened(@Nullable Instant time, Instant latest, String field) {
        require(time == null || !time.isAfter(latest), field, "This lies in the future.");
    }

    private String languageTag() {
        try {
            String tag = new Locale.Builder()
                    .setLanguageTag(language == null ? DEFAULT_LANGUAGE : language)
                    .build()
                    .toLanguageTag();
            if (!tag.startsWith("und")) {
                return tag;
            }
        } catch (IllformedLocaleException illFormed) {
            // Told below, together with the tags that name no language.
        }
        throw new InvalidInput("language", "The language is a BCP 47 tag, such as en or zh-Hans.");
    }

    private static void require(boolean condition, String field, String otherwise) {
        if (!condition) {
            throw new InvalidInput(field, otherwise);
        }
    }
}

package io.redress.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money is {@code {"amount":"120.00","currency":"USD"}}. The amount is a text, so that nobody's floating point comes
 * between, and plain digits, so that "11,230,00.00" is refused and not guessed at.
 */
final class MoneyJson {

    private static final String AMOUNT = "invalid-amount";
    private static final String CURRENCY = "unknown-currency";

    /** Twelve digits before the point: more than any order, and far from where a column overflows. */
    private static final Pattern PLAIN_DIGITS = Pattern.compile("(0|[1-9][0-9]{0,11})(\\.[0-9]+)?");

    private MoneyJson() {}

    static class Serializer extends StdSerializer<Money> {

        Serializer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField("amount", money.getAmount().toPlainString());
            json.writeStringField("currency", money.getCurrencyUnit().getCode());
            json.writeEndObject();
        }
    }

    static class Deserializer extends StdDeserializer<Money> {

        Deserializer() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.isExpectedStartObjectToken()) {
                throw new InvalidValue(parser, AMOUNT, "Money is an object with amount and currency.");
            }
            String amount = null;
            String currency = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "amount" -> amount = text(parser, AMOUNT, "The amount is a text, such as \"120.00\".");
                    case "currency" -> currency = text(parser, CURRENCY, "The currency is a text, such as \"USD\".");
                    default -> context.handleUnknownProperty(parser, this, Money.class, field);
                }
            }
            return money(parser, amount, unit(parser, currency));
        }

        private static String text(JsonParser parser, String code, String otherwise) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new InvalidValue(parser, code, otherwise);
            }
            return parser.getText();
        }

        private static Money money(JsonParser parser, @Nullable String amount, CurrencyUnit unit) throws InvalidValue {
            if (amount == null || !PLAIN_DIGITS.matcher(amount).matches()) {
                throw new InvalidValue(
                        parser,
                        AMOUNT,
                        "The amount is written in plain digits, such as \"120.00\": no sign, no separators, no symbol.");
            }
            BigDecimal value = new BigDecimal(amount);
            if (value.scale() > unit.getDecimalPlaces()) {
                throw new InvalidValue(
                        parser,
                        AMOUNT,
                        "An amount in %s has %d decimal places at most."
                                .formatted(unit.getCode(), unit.getDecimalPlaces()));
            }
            return Money.of(unit, value);
        }
    }

    /** A currency by itself is its code. */
    static class CurrencyDeserializer extends StdScalarDeserializer<CurrencyUnit> {

        CurrencyDeserializer() {
            super(CurrencyUnit.class);
        }

        @Override
        public CurrencyUnit deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return unit(parser, parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null);
        }
    }

    private static CurrencyUnit unit(JsonParser parser, @Nullable String code) throws InvalidValue {
        try {
            CurrencyUnit unit = CurrencyUnit.of(code == null ? "" : code);
            if (!unit.isPseudoCurrency()) {
                return unit;
            }
        } catch (IllegalCurrencyException unknown) {
            // Told below, together with gold and the other units that nobody is paid in.
        }
        throw new InvalidValue(parser, CURRENCY, "The currency is not the ISO 4217 code of one that money is paid in.");
    }
}

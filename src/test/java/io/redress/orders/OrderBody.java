package io.redress.orders;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON by which the marketplace tells about an order, and what a test changes in it. */
public final class OrderBody {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode body;

    private OrderBody(ObjectNode body) {
        this.body = body;
    }

    /** 10 chairs at 12.00 USD and 20.00 USD freight, paid under trade assurance, shipped and received. */
    public static OrderBody of(String buyerId, String sellerId) {
        return new OrderBody((ObjectNode) parse("""
                {
                  "channel": "TRADE_ASSURANCE",
                  "buyer": {"id": "%s", "name": "Bea Buyer", "email": "bea@example.com"},
                  "seller": {"id": "%s", "name": "Sun Chairs Ltd", "email": "sales@example.com"},
                  "currency": "USD",
                  "lines": [{
                    "lineId": "1",
                    "description": "Office chair",
                    "specification": "Gas lift class 4",
                    "quantity": 10,
                    "unitPrice": {"amount": "12.00", "currency": "USD"}
                  }],
                  "freight": {"amount": "20.00", "currency": "USD"},
                  "placedAt": "2025-01-05T08:00:00Z",
                  "promisedDeliveryAt": "2025-02-04T08:00:00Z",
                  "shippedAt": "2025-01-08T08:00:00Z",
                  "deliveredAt": "2025-01-25T08:00:00Z",
                  "carriageArrangedBy": "SELLER",
                  "payment": {"paid": {"amount": "140.00", "currency": "USD"}, "toApprovedAccount": true},
                  "contractSigned": true
                }
                """.formatted(buyerId, sellerId)));
    }

    /** Sets one value, given as JSON, at a path such as {@code /lines/0/quantity}; one past the end of a list adds. */
    public OrderBody with(String path, String json) {
        JsonPointer pointer = JsonPointer.compile(path);
        JsonNode parent = body.at(pointer.head());
        if (parent instanceof ArrayNode list) {
            int index = pointer.last().getMatchingIndex();
            if (index == list.size()) {
                list.add(parse(json));
            } else {
                list.set(index, parse(json));
            }
        } else {
            ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), parse(json));
        }
        return this;
    }

    public OrderBody without(String path) {
        JsonPointer pointer = JsonPointer.compile(path);
        ((ObjectNode) body.at(pointer.head())).remove(pointer.last().getMatchingProperty());
        return this;
    }

    @Override
    public String toString() {
        return body.toString();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException cause) {
            throw new IllegalArgumentException(json, cause);
        }
    }
}

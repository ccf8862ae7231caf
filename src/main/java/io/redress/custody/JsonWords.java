package io.redress.custody;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.redress.audit.CaseEventType;
import io.redress.audit.Erased;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes people's words out of JSON that is kept, and leaves everything else as it is. */
@Component
class JsonWords {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** A message of the outbox without the words of its event; empty if it is of none of these, or has none. */
    Optional<String> newsWithout(String payload, Map<Integer, CaseEventType> events) {
        JsonNode message = read(payload);
        CaseEventType type = events.get(message.path("seq").asInt());
        if (type == null || !(message.path("data") instanceof ObjectNode data) || !replace(data, type.words())) {
            return Optional.empty();
        }
        return Optional.of(message.toString());
    }

    /** An object without what stands in these fields; empty if there was nothing. */
    Optional<String> without(String object, Set<String> fields) {
        return read(object) instanceof ObjectNode data && replace(data, fields)
                ? Optional.of(data.toString())
                : Optional.empty();
    }

    /** The same JSON if nothing in it is quoted. */
    String without(String content, Quotations quotations) {
        return quotations.isIn(content) ? clean(read(content), quotations).toString() : content;
    }

    /** A text as it stands between the quotation marks of JSON. */
    String escaped(String text) {
        String quoted = TextNode.valueOf(text).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    private static boolean replace(ObjectNode data, Set<String> fields) {
        boolean changed = false;
        for (String field : fields) {
            if (data.path(field) instanceof TextNode text && !text.textValue().equals(Erased.MARK)) {
                data.put(field, Erased.MARK);
                changed = true;
            }
        }
        return changed;
    }

    private static JsonNode clean(JsonNode node, Quotations quotations) {
        if (node instanceof TextNode text) {
            return TextNode.valueOf(quotations.removedFrom(text.textValue()));
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(clean(property.getValue(), quotations)));
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, clean(array.get(index), quotations));
            }
        }
        return node;
    }

    private static JsonNode read(String content) {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the database holds as JSON can be read", e);
        }
    }
}

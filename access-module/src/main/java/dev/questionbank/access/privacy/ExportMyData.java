package dev.questionbank.access.privacy;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.PersonalData;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes down all that is kept about a person. Of what it reads, no more than an entry is in memory beside the text. */
@Service
class ExportMyData {

    private static final JsonMapper JSON = new JsonMapper();

    private final PersonRepository people;
    private final List<PersonalData> parts;

    ExportMyData(PersonRepository people, List<PersonalData> parts) {
        this.people = people;
        this.parts =
                parts.stream().sorted(Comparator.comparing(PersonalData::name)).toList();
    }

    DataExport export(AccountId account) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writePOJOProperty("account", people.get(account));
            for (PersonalData part : parts) {
                json.writeArrayPropertyStart(part.name());
                part.export(account, json::writePOJO);
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        return new DataExport(text.toString());
    }
}

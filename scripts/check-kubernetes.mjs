// Validates the Kubernetes objects of standard input against the schema of their version and kind.
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";

const folder = process.argv[2];
const kinds = [];
for (const document of parseAllDocuments(readFileSync(0, "utf8"))) {
    if (document.errors.length > 0) {
        throw document.errors[0];
    }
    const object = document.toJS();
    const models = await import(`kubernetes-models/${object.apiVersion}/${object.kind}`);
    try {
        new models[object.kind](object).validate();
    } catch (failure) {
        console.error(`${folder}: ${object.kind} ${object.metadata?.name}: ${failure.message}`);
        process.exitCode = 1;
    }
    kinds.push(object.kind);
}
if (kinds.length === 0) {
    console.error(`${folder}: nothing to validate`);
    process.exitCode = 1;
}
console.log(`${folder}: ${kinds.length} objects: ${kinds.join(", ")}`);

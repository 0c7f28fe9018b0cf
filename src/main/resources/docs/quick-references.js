// A plugin of Swagger UI. For an OpenAPI 3.1 document Swagger UI rebuilds the whole of it for every part that it looks at,
// which takes seconds of the browser's time for documents of this size. Our documents refer to nothing outside of themselves,
// so a reference is resolved here by looking it up.
() => {
    let root;

    // `above` has the references that lead here: a tree ends where it would begin again.
    const resolved = (value, above) => {
        if (Array.isArray(value)) {
            return value.map((each) => resolved(each, above));
        }
        if (value === null || typeof value !== 'object') {
            return value;
        }
        const reference = value.$ref;
        if (typeof reference === 'string' && reference.startsWith('#/')) {
            if (above.includes(reference)) {
                return value;
            }
            const target = reference.slice(2).split('/').reduce((part, key) => part?.[key], root);
            const { $ref, ...beside } = value;
            return { ...resolved(target, [...above, reference]), ...beside, $$ref: reference };
        }
        return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolved(each, above)]));
    };

    return {
        statePlugins: {
            spec: {
                wrapActions: {
                    parseToJson: (original, { specActions }) => (text) => {
                        try {
                            root = JSON.parse(text);
                        } catch {
                            root = undefined;
                            return original(text);
                        }
                        return specActions.updateJsonSpec(root);
                    },
                    requestResolvedSubtree: (original, { specActions }) => (path) => {
                        const part = path.reduce((whole, key) => whole?.[key], root);
                        return part === undefined
                            ? original(path)
                            : specActions.updateResolvedSubtree(path, resolved(part, []));
                    },
                },
            },
        },
    };
}

// To ask as somebody: {"Authorization": "Bearer …"} under "Headers"; the demo tokens lie in .questionbank/tokens.
const firstQuery = `{
  topics {
    edges {
      node {
        slug
        title
        questionCount
        freePreviewCount
      }
    }
  }
}
`;

ReactDOM.createRoot(document.getElementById('explorer')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    defaultQuery: firstQuery,
    isHeadersEditorEnabled: true,
  }),
);

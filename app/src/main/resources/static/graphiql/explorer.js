import { accessToken, findServer, finishSignIn, forget, personName, signIn, signOut } from './sign-in.js';

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

/** Asks as the person who is signed in, unless "Headers" say who asks. */
async function ask(url, request) {
  const headers = new Headers(request.headers);
  const token = headers.has('Authorization') ? null : accessToken();
  if (token) {
    headers.set('Authorization', `Bearer ${token}`);
  }
  const answer = await fetch(url, { ...request, headers });
  if (answer.status === 401 && token) {
    forget();
    location.reload();
  }
  return answer;
}

function person(server) {
  if (accessToken()) {
    const leave = () => signOut(server).finally(() => location.reload());
    return [personName(), React.createElement('button', { key: 'out', id: 'sign-out', onClick: leave }, 'Sign out')];
  }
  return [React.createElement('button', { key: 'in', id: 'sign-in', onClick: () => signIn(server) }, 'Sign in')];
}

const server = await findServer();
if (server) {
  await finishSignIn(server);
}

ReactDOM.createRoot(document.getElementById('explorer')).render(
  React.createElement(
    GraphiQL,
    {
      fetcher: GraphiQL.createFetcher({ url: '/graphql', fetch: ask }),
      defaultQuery: firstQuery,
      isHeadersEditorEnabled: true,
    },
    React.createElement(GraphiQL.Logo, null, React.createElement('div', { id: 'person' }, server ? person(server) : 'Question Bank')),
  ),
);

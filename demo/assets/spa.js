const TIME_OUT_MS = 4000;

const form = document.getElementById('sign-in');
const messages = document.getElementById('messages');
const submit = form.querySelector('button[type=submit]');
const submitWords = submit.textContent;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  messages.replaceChildren();
  submit.disabled = true;
  submit.textContent = form.dataset.busy;
  const failure = await signIn();
  if (failure === undefined) return;
  submit.disabled = false;
  submit.textContent = submitWords;
  tell(failure);
});

/** Leaves for the page behind the login, or gives the words for what went wrong. */
async function signIn() {
  const { email, password, csrf } = form.elements;
  const signal = AbortSignal.timeout(TIME_OUT_MS);
  try {
    const response = await fetch(form.dataset.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf.value },
      body: JSON.stringify({ email: email.value, password: password.value }),
      signal,
    });
    const answer = await response.json();
    if (!response.ok) return answer.error.message;
    location.assign(answer.next);
    return undefined;
  } catch {
    // The error has another name in WebKit than elsewhere.
    return signal.aborted ? form.dataset.timeOut : form.dataset.offline;
  }
}

function tell(words) {
  const alert = document.createElement('div');
  alert.className = 'alert';
  alert.setAttribute('role', 'alert');
  alert.textContent = words;
  messages.replaceChildren(alert);
  form.elements.password.value = '';
  form.elements.password.focus();
}

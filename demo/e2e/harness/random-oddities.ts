/** What scripts of old sites do to the page that they share with us: each is a script of its own. */
export const PATCHES: readonly string[] = [
  // Polyfills as they were written when these were new.
  `Array.prototype.flatMap=function(f,t){return [].concat.apply([],this.map(f,t))}`,
  `Array.prototype.filter=function(f,t){for(var r=[],i=0;i<this.length;i++)if(f.call(t,this[i],i,this))r.push(this[i]);return r}`,
  `Array.prototype.includes=function(x){return this.indexOf(x)!==-1}`,
  `Array.from=function(o,f,t){for(var r=[],i=0;i<o.length;i++)r.push(f?f.call(t,o[i],i):o[i]);return r}`,
  `Element.prototype.closest=function(s){var e=this;while(e&&e.nodeType===1){if(e.matches(s))return e;e=e.parentElement}return null}`,
  `Function.prototype.bind=function(o){var f=this,a=[].slice.call(arguments,1);return function(){return f.apply(o,a.concat([].slice.call(arguments)))}}`,
  `delete String.prototype.normalize`,
  `delete Array.prototype.toSorted;delete Array.prototype.findLast`,
  `delete Array.prototype.at`,
  `delete Document.prototype.domain`,
  `delete Element.prototype.checkVisibility`,
  `delete window.PerformanceObserver`,
  `delete window.MutationObserver`,
  `(function(){var m=Element.prototype.matches,n=0;Element.prototype.matches=function(s){if(!n++)throw new Error('matches is out');return m.call(this,s)}})()`,
  `(function(){var q=Element.prototype.querySelectorAll;Element.prototype.querySelectorAll=function(s){return [].slice.call(q.call(this,s))}})()`,
  `(function(){var a=EventTarget.prototype.addEventListener;EventTarget.prototype.addEventListener=function(n,f,o){return a.call(this,n,typeof f==='function'?function(e){return f.call(this,e)}:f,o)}})()`,
  // Prototype.js 1.6, which every JSON of an array goes through.
  `Array.prototype.toJSON=function(){return '['+[].map.call(this,function(x){return JSON.stringify(x)}).join(',')+']'}`,
  `Object.prototype.extend=function(o){for(var k in o)this[k]=o[k];return this}`,
  `window.Porchlight='a lantern'`,
  `Object.defineProperty(window,'sessionStorage',{get:function(){throw new DOMException('denied','SecurityError')}})`,
  `window.console={}`,
  `Object.freeze(Array.prototype);Object.freeze(Element.prototype)`,
  `Date.now=function(){return NaN}`,
  `history.replaceState=function(){throw new Error('no history')}`,
];

/** Elements of frameworks whose properties answer nobody. */
const HOSTILE_PROPERTIES = [
  'id',
  'className',
  'localName',
  'matches',
  'shadowRoot',
  'textContent',
  'childNodes',
  'getAttribute',
  'parentElement',
  'getBoundingClientRect',
] as const;

/** An element whose accessor of that name throws. */
const hostile = (property: string, at: number): string =>
  `<x-odd-${at} class=error role=alert>Share</x-odd-${at}><script>customElements.define('x-odd-${at}',class extends HTMLElement{` +
  `get ${property}(){throw new Error('${property} is out')}})</script>`;

/** What stands somewhere around a form. */
export const SURROUNDINGS: readonly string[] = [
  ...HOSTILE_PROPERTIES.map(hostile),
  `<div id=user>one</div><div id=user>two</div><p id=password role=alert>three</p>`,
  `<a id=Porchlight href=#>Lantern</a>`,
  `<a id=Porchlight name=q href=#>Lantern</a><a id=Porchlight name=getState href=#>Lantern</a>`,
  `<p>one<div>two</p></div></b></section><b><i>three</b></i><li>four<td>five`,
  `<form action=/search><input name=q type=search><input type=submit value=Search></form>`,
  `<form name=news><input name=email type=email><button>Subscribe</button></form>`,
  `<iframe src="about:blank" title=empty></iframe>`,
  `<iframe sandbox srcdoc="<form><input type=password></form>" title=sealed></iframe>`,
  `<iframe name=parent srcdoc="<p class=error>Share</p>" title=inner></iframe>`,
  `<object data="about:blank"></object><embed src="about:blank">`,
  `<div><template shadowrootmode=open><p role=alert>Share</p><slot></slot></template>light</div>`,
  `<div><template shadowrootmode=closed><input type=password></template></div>`,
  `<svg width=9 height=9><a><title>Sign out</title><text>x</text></a><style>p{}</style></svg>`,
  `<math><mi class=error>x</mi></math>`,
  `<p contenteditable>wrong password</p>`,
  `<details open><summary>Failed?</summary><p>Wrong password</p></details>`,
  `<p class="error">${'very long words '.repeat(400)}</p>`,
  `<table>${'<tr><td>a<td>b<td>c<td>d'.repeat(700)}</table>`,
  `${'<div>'.repeat(400)}deep${'</div>'.repeat(400)}`,
  `<style>*{all:revert}</style>`,
  `<base target=_self>`,
];

/** Names by which fields hide what a form's own properties say. */
export const CLOBBERING: readonly string[] = [
  'action',
  'id',
  'submit',
  'elements',
  'parentNode',
  'parentElement',
  'querySelectorAll',
  'querySelector',
  'matches',
  'closest',
  'contains',
  'type',
  'name',
  'localName',
  'nodeName',
  'nodeType',
  'children',
  'childNodes',
  'length',
  'getAttribute',
  'getRootNode',
  'getBoundingClientRect',
  'textContent',
  'isConnected',
  'ownerDocument',
  'addEventListener',
  'checkVisibility',
  'autocomplete',
];

/** Names by which forms hide what the document's own properties say. */
export const FORM_NAMES: readonly string[] = [
  'attributes',
  'body',
  'head',
  'forms',
  'title',
  'cookie',
  'readyState',
  'referrer',
  'currentScript',
  'documentElement',
  'activeElement',
  'querySelector',
  'querySelectorAll',
  'getElementById',
  'createElement',
  'createDocumentFragment',
  'addEventListener',
  'location',
  'nodeType',
];

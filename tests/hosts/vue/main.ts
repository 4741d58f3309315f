import { createApp, h } from "vue";
import { createRouter, createWebHistory } from "vue-router";
import App from "./App.vue";
import Guide from "./Guide.vue";

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: "/guide", component: Guide },
    { path: "/:any*", component: { render: () => h("h1", "A spa") } },
  ],
});

createApp(App).use(router).mount("#app");

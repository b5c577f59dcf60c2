export default definePageConfig({ navigationBarTitleText: '录纸票' })

export default definePageConfig({ navigationBarTitleText: '公示栏', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
